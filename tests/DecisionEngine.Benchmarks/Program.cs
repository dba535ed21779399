using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using Perfolizer.Horology;
using DecisionEngine.Benchmarks;

switch (args)
{
    case ["cold", .. var rest]:
        ColdLoad.Run(Number(rest, 0, 15));
        return 0;
    case ["batch", .. var rest]:
        BatchRun.Run(Number(rest, 0, 1_000_000), Number(rest, 1, 100_000));
        return 0;
    case ["load", .. var rest]:
        await LoadRun.RunAsync(Number(rest, 0, 10), Number(rest, 1, 64));
        return 0;
    case [..] when ColdLoad.IsChild(args):
        ColdLoad.RunOnce();
        return 0;
    default:
        var config = ManualConfig.Create(DefaultConfig.Instance)
            // Long enough a warm-up for the platform to have compiled everything the second time.
            .AddJob(Job.Default.WithIterationTime(TimeInterval.FromMilliseconds(200)).WithMinIterationTime(TimeInterval.FromMilliseconds(100)).WithWarmupCount(20).WithIterationCount(15))
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumn(StatisticColumn.Median, StatisticColumn.Min)
            .HideColumns(Column.Error, Column.StdDev, Column.RatioSD, Column.AllocRatio, Column.Gen0, Column.Gen1, Column.Gen2);
        BenchmarkSwitcher.FromAssembly(typeof(CriteriaBenchmarks).Assembly).Run(args.Length == 0 ? ["--filter", "*", "--join"] : args, config);
        return 0;
}

static int Number(string[] rest, int at, int otherwise) => rest.Length > at ? int.Parse(rest[at], CultureInfo.InvariantCulture) : otherwise;
