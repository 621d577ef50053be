namespace WorkTrack.Tests.Access;

/// <summary>Who asks, in the authorisation matrix. Team A's computer is their own to those of A, and foreign to those of B.</summary>
internal enum Who
{
    Nobody,
    WrongKey,
    Viewer,
    SupervisorOfA,
    SupervisorOfB,
    Auditor,
    Admin,

    /// <summary>A script with a token of somebody who looks at team A.</summary>
    TokenOfA,

    /// <summary>The agent of team A's computer, with that computer's own key.</summary>
    AgentOfA,

    /// <summary>The agent of another computer of team A, with the key of that one.</summary>
    AgentOfAnother,
}

/// <summary>What they are answered.</summary>
internal enum Answer
{
    /// <summary>What they asked for, or a sentence on what is wrong with the question.</summary>
    Allowed,

    /// <summary>They are sent to where they can sign in.</summary>
    SignIn,

    /// <summary>401.</summary>
    Unauthorized,

    /// <summary>403.</summary>
    Forbidden,

    /// <summary>404, as if it did not exist.</summary>
    NotFound,

    /// <summary>410: a link that no longer leads anywhere.</summary>
    Gone,

    /// <summary>400: a form without its token.</summary>
    BadForm,
}
