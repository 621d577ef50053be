namespace WorkTrack.Web.Access;

/// <summary>Who gets in. Section <c>Access</c>.</summary>
public sealed class AccessOptions
{
    /// <summary>Whether everybody on this machine may send and read without an account or a key. For trying out; only on loopback.</summary>
    public bool Open { get; set; }
}
