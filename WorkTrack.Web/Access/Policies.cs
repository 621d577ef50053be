namespace WorkTrack.Web.Access;

/// <summary>Who may do what. Everything without a policy needs somebody who is signed in.</summary>
internal static class Policies
{
    /// <summary>An agent may send reports.</summary>
    public const string Agent = nameof(Agent);

    /// <summary>A supervisor may read.</summary>
    public const string Supervisor = nameof(Supervisor);
}
