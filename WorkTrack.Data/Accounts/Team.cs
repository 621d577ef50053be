namespace WorkTrack.Data.Accounts;

/// <summary>A team that computers belong to and that people look after.</summary>
/// <param name="Id">Its number, from 1 on.</param>
/// <param name="Name">Its name.</param>
public sealed record Team(int Id, string Name)
{
    /// <summary>The number of no team.</summary>
    public const int None = 0;

    /// <summary>The most characters of a name.</summary>
    public const int MaxNameLength = 100;
}
