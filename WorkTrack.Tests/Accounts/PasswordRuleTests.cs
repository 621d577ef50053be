using Microsoft.Extensions.Localization;
using WorkTrack.Tests.Support;
using WorkTrack.Web.Accounts;

namespace WorkTrack.Tests.Accounts;

public sealed class PasswordRuleTests
{
    private static readonly IStringLocalizer<AccountsText> Words = Localized.Of<AccountsText>();

    [Theory]
    [InlineData("short")]
    [InlineData("123456789")]
    [InlineData("1234567890")]
    [InlineData("9876543210")]
    [InlineData("passwordpassword")]
    [InlineData("P4ssw0rd!2026")]
    [InlineData("Password123!")]
    [InlineData("MinhaSenha2026")]
    [InlineData("Administrador1")]
    [InlineData("qwertyuiop")]
    [InlineData("Qwertyuiop123!")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("abababababab")]
    [InlineData("WorkTrack2026!")]
    [InlineData("changeme123456")]
    [InlineData("iloveyou!!!!")]
    [InlineData("abcdefghijkl")]
    [InlineData("correcthorsebatterystaple")]
    [InlineData("2026-ana.souza-2026")]
    public void Password_ThatIsTriedFirst_IsRefused(string password) => Assert.NotNull(PasswordRule.Problem(Words, "ana.souza", password));

    [Theory]
    [InlineData("moss kettle orbit plum")]
    [InlineData("k7fq-x2mp-9vra-t4zd")]
    [InlineData("Der Regen fiel seit Dienstag")]
    [InlineData("o rato roeu 3 botas")]
    public void Password_ThatIsNobodysFirstGuess_IsTaken(string password) => Assert.Null(PasswordRule.Problem(Words, "ana.souza", password));

    [Fact]
    public void Password_LongerThanTheServerWantsToHash_IsRefused() => Assert.NotNull(PasswordRule.Problem(Words, "ana", string.Concat(Enumerable.Repeat("moss kettle ", 11))));
}
