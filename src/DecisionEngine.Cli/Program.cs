using System.Text;
using DecisionEngine.Cli;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
using var input = Console.OpenStandardInput();
var surroundings = new Surroundings(
    new Screen(Console.Out, isPlain: Console.IsOutputRedirected),
    new Screen(Console.Error, isPlain: Console.IsErrorRedirected),
    input,
    TimeProvider.System,
    Directory.GetCurrentDirectory());
return CommandLine.Run(args, surroundings);
