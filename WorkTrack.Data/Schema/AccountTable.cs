using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkTrack.Data.Accounts;

namespace WorkTrack.Data.Schema;

/// <summary>How accounts are kept: the framework's user without what is not used of it.</summary>
internal static class AccountTable
{
    // What the framework's hashes take at most, with room to grow.
    private const int MaxHashLength = 200;
    private const int MaxStampLength = 64;

    internal static void Configure(EntityTypeBuilder<Account> table)
    {
        table.ToTable("Accounts");
        table.HasKey(row => row.Id);
        table.Property(row => row.UserName).HasMaxLength(Account.MaxNameLength).IsRequired();
        table.Property(row => row.NormalizedUserName).HasMaxLength(Account.MaxNameLength).IsRequired();
        table.HasIndex(row => row.NormalizedUserName).IsUnique();
        table.Property(row => row.Language).HasMaxLength(Account.MaxLanguageLength);
        table.Property(row => row.PasswordHash).HasMaxLength(MaxHashLength);
        table.Property(row => row.SecurityStamp).HasMaxLength(MaxStampLength);
        table.Property(row => row.ConcurrencyStamp).HasMaxLength(MaxStampLength).IsConcurrencyToken();
        table.Property(row => row.AuthenticatorKey).HasMaxLength(500);
        table.Property(row => row.RecoveryCodes).HasMaxLength(1000);
        table.Ignore(row => row.Email).Ignore(row => row.NormalizedEmail).Ignore(row => row.EmailConfirmed);
        table.Ignore(row => row.PhoneNumber).Ignore(row => row.PhoneNumberConfirmed);
        table.Ignore(row => row.LockoutEnabled).Ignore(row => row.LockoutEnd).Ignore(row => row.AccessFailedCount);
    }
}
