namespace WorkTrack.Web.Audit;

/// <summary>What the audit log calls what was done.</summary>
internal static class AuditActions
{
    public const string SignedIn = "sign_in";
    public const string SignInFailed = "sign_in_failed";
    public const string SignedOut = "sign_out";
    public const string SessionEnded = "session_ended";
    public const string SetupDone = "setup";

    public const string PasswordChanged = "password_changed";
    public const string PasswordReset = "password_reset";
    public const string SecondFactorOn = "second_factor_on";
    public const string SecondFactorOff = "second_factor_off";
    public const string RecoveryCodesMade = "recovery_codes_made";
    public const string RecoveryCodeUsed = "recovery_code_used";

    public const string UserCreated = "user_created";
    public const string UserChanged = "user_changed";
    public const string UserDisabled = "user_disabled";
    public const string UserEnabled = "user_enabled";

    public const string TeamCreated = "team_created";
    public const string TeamRenamed = "team_renamed";
    public const string TeamDeleted = "team_deleted";
    public const string ComputersMoved = "computers_moved";
    public const string ComputerOpened = "computer_opened";
    public const string ComputerRenamed = "computer_renamed";
    public const string ComputerArchived = "computer_archived";
    public const string ComputerBroughtBack = "computer_brought_back";
    public const string NoteAdded = "note_added";
    public const string NoteDeleted = "note_deleted";

    public const string KeyCreated = "key_created";
    public const string KeyRotated = "key_rotated";
    public const string KeyRevoked = "key_revoked";
    public const string KeyAskedFor = "key_asked_for";
    public const string KeyApproved = "key_approved";
    public const string ComputerEnrolled = "computer_enrolled";
    public const string EnrolmentFailed = "enrolment_failed";
    public const string EnrolmentTokenCreated = "enrolment_token_created";
    public const string EnrolmentTokenRevoked = "enrolment_token_revoked";
    public const string ApiTokenCreated = "api_token_created";
    public const string ApiTokenRevoked = "api_token_revoked";

    public const string AuditExported = "audit_exported";
    public const string ReportExported = "report_exported";
    public const string ComputersExported = "computers_exported";

    public const string ProgramRuleSaved = "program_rule_saved";
    public const string ProgramRuleMoved = "program_rule_moved";
    public const string ProgramRuleDeleted = "program_rule_deleted";

    /// <summary>All of them, in the order of a list to choose from.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        SignedIn, SignInFailed, SignedOut, SessionEnded, SetupDone,
        PasswordChanged, PasswordReset, SecondFactorOn, SecondFactorOff, RecoveryCodesMade, RecoveryCodeUsed,
        UserCreated, UserChanged, UserDisabled, UserEnabled,
        TeamCreated, TeamRenamed, TeamDeleted, ComputersMoved, ComputerOpened,
        ComputerRenamed, ComputerArchived, ComputerBroughtBack, NoteAdded, NoteDeleted,
        KeyCreated, KeyRotated, KeyRevoked, KeyAskedFor, KeyApproved, ComputerEnrolled, EnrolmentFailed,
        EnrolmentTokenCreated, EnrolmentTokenRevoked, ApiTokenCreated, ApiTokenRevoked,
        AuditExported, ReportExported, ComputersExported, ProgramRuleSaved, ProgramRuleMoved, ProgramRuleDeleted,
    ];
}
