using System.Security.Cryptography;
using System.Text;
using WorkTrack.Domain.Keys;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Domain;

/// <summary>What a secret looks like, and when it is the right one.</summary>
public sealed class SecretTextTests
{
    [Theory]
    [InlineData(SecretKind.AgentKey, "wtk_")]
    [InlineData(SecretKind.EnrolmentToken, "wte_")]
    [InlineData(SecretKind.ApiToken, "wta_")]
    public void Secret_OfAKind_IsReadAndMatchesAndMayStandInAnAddress(SecretKind kind, string prefix)
    {
        var secret = SecretText.Create(kind);

        Assert.Matches($"^{prefix}[a-z2-7]{{12}}_[A-Za-z0-9_-]{{43}}$", secret.Text);
        Assert.Equal(secret.Text, new Uri($"https://agent:{secret.Text}@host/api").UserInfo.Split(':')[1]);
        Assert.True(SecretText.TryReadId(secret.Text, kind, out var id));
        Assert.Equal(secret.Id, id.ToString());
        Assert.True(SecretText.Matches(secret.Text, secret.Hash));
        Assert.Equal(SHA256.HashData(Encoding.UTF8.GetBytes(secret.Text)), secret.Hash);
        Assert.DoesNotContain(secret.Text, secret.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Secret_WithAnyCharacterChanged_DoesNotMatch()
    {
        var secret = SecretText.Create(SecretKind.AgentKey);
        for (var i = 0; i < secret.Text.Length; i++)
        {
            var changed = secret.Text[..i] + (secret.Text[i] == 'a' ? 'b' : 'a') + secret.Text[(i + 1)..];
            Assert.False(SecretText.Matches(changed, secret.Hash));
        }
    }

    [Fact]
    public void Secret_OfAnotherKind_IsNotRead()
    {
        var secret = SecretText.Create(SecretKind.EnrolmentToken);

        Assert.False(SecretText.TryReadId(secret.Text, SecretKind.AgentKey, out _));
        Assert.False(SecretText.TryReadId(secret.Text, SecretKind.ApiToken, out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("wtk_")]
    [InlineData("wtk_aaaaaaaaaaaa_")]
    [InlineData("wtk_aaaaaaaaaaaa-4444444444444444444444444444444444444444444")]
    [InlineData("wtk_AAAAAAAAAAAA_4444444444444444444444444444444444444444444")]
    [InlineData("wtk_aaaaaaaaaaaa_44444444444444444444444444444444444444444444")]
    [InlineData("WTK_aaaaaaaaaaaa_4444444444444444444444444444444444444444444")]
    public void Text_ThatIsNoSecret_IsNotRead(string text) => Assert.False(SecretText.TryReadId(text, SecretKind.AgentKey, out _));

    [Theory]
    [InlineData("")]
    [InlineData("é")]
    public void Text_ThatIsNoSecret_NeverMatches(string text) =>
        Assert.False(SecretText.Matches(text.PadRight(SecretText.Length, '4'), SecretText.Create(SecretKind.AgentKey).Hash));

    /// <summary>Time cannot be measured finely enough in a test; that the one comparison is the framework's own can be read.</summary>
    [Fact]
    public void Hashes_AreCompared_InConstantTimeOnly()
    {
        var code = new[] { "WorkTrack.Domain", "WorkTrack.Data", "WorkTrack.Web" }
            .SelectMany(project => Directory.GetFiles(Path.Combine(ServerProcess.Repository, project, project.EndsWith("Web", StringComparison.Ordinal) ? "" : "Keys"), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .ToDictionary(file => file, File.ReadAllText);

        Assert.Contains("FixedTimeEquals", code.Single(file => file.Key.EndsWith("SecretText.cs", StringComparison.Ordinal)).Value, StringComparison.Ordinal);
        Assert.DoesNotContain(code.Values, text => System.Text.RegularExpressions.Regex.IsMatch(text, @"Hash(\.AsSpan\(\))?\s*(==|\.SequenceEqual|\.Equals)"));
    }
}
