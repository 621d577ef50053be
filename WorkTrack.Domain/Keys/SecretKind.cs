namespace WorkTrack.Domain.Keys;

/// <summary>What a secret opens. Each kind begins differently, so that none is taken for another.</summary>
public enum SecretKind
{
    /// <summary>Lets an agent report: <c>wtk_</c>.</summary>
    AgentKey,

    /// <summary>Lets computers get keys of their own: <c>wte_</c>.</summary>
    EnrolmentToken,

    /// <summary>Lets a person's script read: <c>wta_</c>.</summary>
    ApiToken,
}
