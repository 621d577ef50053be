using System.Security.Cryptography;

namespace WorkTrack.Web.Accounts;

/// <summary>A password that somebody is given, to be typed once and then replaced.</summary>
internal static class SuggestedPassword
{
    // Nothing that is mistaken for something else when it is copied by hand.
    private const string Signs = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>Four times four signs, 79 bits.</summary>
    public static string Create() => string.Join('-', RandomNumberGenerator.GetString(Signs, 16).Chunk(4).Select(part => new string(part)));
}
