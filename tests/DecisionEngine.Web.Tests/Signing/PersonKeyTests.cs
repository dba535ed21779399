using DecisionEngine.Web.Signing;

namespace DecisionEngine.Web.Tests.Signing;

public sealed class PersonKeyTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("decision-engine-");

    private string Secret => Path.Combine(folder.FullName, "keys", "person.key");

    [Fact]
    public void The_secret_is_made_once_and_keys_stay_the_same()
    {
        var key = PersonKeys.Open(Secret).Of("010170-1234");

        Assert.Equal(key, PersonKeys.Open(Secret).Of("010170-1234"));
        Assert.Equal(key, PersonKeys.Open(Secret).Of("0101701234"));
        Assert.Equal(key, PersonKeys.Open(Secret).Of("010170 1234"));
        Assert.NotEqual(key, PersonKeys.Open(Secret).Of("010170-1235"));
        Assert.Single(Directory.GetFiles(Path.Combine(folder.FullName, "keys")));
    }

    [Fact]
    public void Another_authority_has_other_keys() =>
        Assert.NotEqual(PersonKeys.Open(Secret).Of("010170-1234"), PersonKeys.Open(Secret + ".other").Of("010170-1234"));

    [Fact]
    public void Hosts_that_start_together_end_with_one_secret()
    {
        var keys = new string[16];
        Parallel.For(0, keys.Length, index => keys[index] = PersonKeys.Open(Secret).Of("010170-1234"));

        Assert.Single(keys.Distinct());
    }

    [Fact]
    public void The_owner_alone_may_read_the_secret()
    {
        PersonKeys.Open(Secret);
        if (OperatingSystem.IsWindows())
            return;

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Secret));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(Secret)!));
        File.SetUnixFileMode(Secret, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        Assert.Equal("config.rights", Assert.Single(Assert.Throws<ConfigurationRefusedException>(() => PersonKeys.Open(Secret)).Errors).Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("no secret at all")]
    public void A_file_that_is_no_secret_is_refused(string content)
    {
        PersonKeys.Open(Secret);
        File.WriteAllText(Secret, content);

        Assert.Equal("config.value", Assert.Single(Assert.Throws<ConfigurationRefusedException>(() => PersonKeys.Open(Secret)).Errors).Code);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
