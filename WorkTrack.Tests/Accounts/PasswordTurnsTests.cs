using Microsoft.AspNetCore.Identity;
using WorkTrack.Data.Accounts;
using WorkTrack.Web.Accounts;

namespace WorkTrack.Tests.Accounts;

public sealed class PasswordTurnsTests
{
    [Fact]
    public async Task Check_OfNoAccount_TakesAWholeCheckAsWell_AndIsNeverRight()
    {
        var hasher = new CountingHasher { Answer = PasswordVerificationResult.Success };
        using var turns = new PasswordTurns(hasher);

        // Without an account nobody asks the framework for anything.
        Assert.False(await turns.CheckAsync(null!, null, "a password"));

        Assert.Equal(1, hasher.Checks);
    }

    private sealed class CountingHasher : IPasswordHasher<Account>
    {
        public int Checks { get; private set; }

        public PasswordVerificationResult Answer { get; init; }

        public string HashPassword(Account user, string password) => "hash";

        public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            Checks++;
            return Answer;
        }
    }
}
