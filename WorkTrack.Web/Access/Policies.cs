namespace WorkTrack.Web.Access;

/// <summary>Who may do what. Everything without a policy needs somebody who is signed in.</summary>
internal static class Policies
{
    /// <summary>An agent may send reports.</summary>
    public const string Agent = nameof(Agent);

    /// <summary>Whoever sees computers may read them: administrators all, supervisors and viewers those of their teams. Under open access everybody on this machine.</summary>
    public const string Reader = nameof(Reader);

    /// <summary>Administrators and supervisors may act, the latter on the computers of their teams.</summary>
    public const string Supervisor = nameof(Supervisor);

    /// <summary>An administrator decides who sees and does what.</summary>
    public const string Admin = nameof(Admin);

    /// <summary>Administrators and auditors read the audit log.</summary>
    public const string Auditor = nameof(Auditor);
}
