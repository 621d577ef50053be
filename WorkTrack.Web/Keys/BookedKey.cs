using Microsoft.AspNetCore.Authentication;
using WorkTrack.Domain.Keys;

namespace WorkTrack.Web.Keys;

/// <summary>A key in memory, with what it proves, made once, and with its use.</summary>
public sealed class BookedKey
{
    /// <summary>Books a key.</summary>
    public BookedKey(AgentKey key, KeyUse use)
    {
        (Key, Use) = (key, use);
        Identity = new AgentIdentity(key.Id, key.Team, key.Computer);
        Admission = AgentKeyHandler.Admit(Identity);
    }

    /// <summary>The key.</summary>
    public AgentKey Key { get; }

    /// <summary>When and whence it is used.</summary>
    public KeyUse Use { get; }

    /// <summary>Who its holder is.</summary>
    public AgentIdentity Identity { get; }

    /// <summary>The answer to a request that shows it. A task, as that is what is asked for.</summary>
    public Task<AuthenticateResult> Admission { get; }
}
