using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkTrack.Data.Accounts;

namespace WorkTrack.Data.Schema;

/// <summary>A browser in which somebody is signed in, for as long as they are.</summary>
internal sealed class AccountSessionRow
{
    /// <summary>SHA-256 of the session's id, in hexadecimal: who reads the table cannot take a session over.</summary>
    public required string SessionHash { get; set; }

    public int Account { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset LastUsedAt { get; set; }

    /// <summary>Whether the browser was asked to remember it.</summary>
    public bool IsRemembered { get; set; }

    public required string Address { get; set; }

    public required string Browser { get; set; }

    internal static void Configure(EntityTypeBuilder<AccountSessionRow> table)
    {
        table.HasKey(row => row.SessionHash);
        table.Property(row => row.SessionHash).HasMaxLength(64);
        table.Property(row => row.Address).HasMaxLength(AccountSession.MaxAddressLength);
        table.Property(row => row.Browser).HasMaxLength(AccountSession.MaxBrowserLength);
        table.HasIndex(row => row.Account);
    }
}
