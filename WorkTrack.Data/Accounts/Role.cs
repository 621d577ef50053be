namespace WorkTrack.Data.Accounts;

/// <summary>What an account may do. An account has one role.</summary>
public enum Role : byte
{
    /// <summary>Sees the computers of its teams, and changes nothing.</summary>
    Viewer = 1,

    /// <summary>Sees and looks after the computers of its teams.</summary>
    Supervisor = 2,

    /// <summary>Sees everything, and decides who else does.</summary>
    Admin = 3,

    /// <summary>Reads the audit log, and no computer.</summary>
    Auditor = 4,
}
