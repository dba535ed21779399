using DecisionEngine.Web;

try
{
    await using var app = Composition.Build(args);
    await app.RunAsync();
    return 0;
}
catch (ConfigurationRefusedException refused)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return 2;
}
