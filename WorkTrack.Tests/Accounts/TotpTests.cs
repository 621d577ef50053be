using WorkTrack.Web.Accounts;

namespace WorkTrack.Tests.Accounts;

public sealed class TotpTests
{
    // The key of RFC 6238, appendix B: "12345678901234567890".
    private const string Key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Code_OfTheStandardsExamples_IsTheirs(long seconds, string code) =>
        Assert.Equal(code, Totp.CodeOf(Key, DateTimeOffset.FromUnixTimeSeconds(seconds)));

    [Theory]
    [InlineData(-60, false)]
    [InlineData(-59, true)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(60, false)]
    public void Step_OfACodeThatIsOld_IsFoundForAStepEitherWay(int age, bool isFound)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

        Assert.Equal(isFound, Totp.StepOf(Key, Totp.CodeOf(Key, now.AddSeconds(-age)), now) is not null);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("1234567")]
    [InlineData("abcdef")]
    public void Step_OfNoCode_IsNone(string? typed) => Assert.Null(Totp.StepOf(Key, typed, DateTimeOffset.FromUnixTimeSeconds(1_800_000_000)));

    [Fact]
    public void NewKey_Has160RandomBits()
    {
        var keys = Enumerable.Range(0, 50).Select(_ => Totp.NewKey()).ToList();

        Assert.All(keys, key => Assert.Matches("^[A-Z2-7]{32}$", key));
        Assert.Equal(keys.Count, keys.Distinct().Count());
    }
}
