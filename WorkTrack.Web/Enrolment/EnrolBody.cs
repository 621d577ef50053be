namespace WorkTrack.Web.Enrolment;

/// <summary>What an agent sends to get a key of its own. Unknown members are passed over.</summary>
public sealed class EnrolBody
{
    /// <summary>The token; it may stand in a header instead.</summary>
    public string? EnrolmentToken { get; set; }

    /// <summary>The computer's id.</summary>
    public string? ComputerId { get; set; }

    /// <summary>The computer's name.</summary>
    public string? Name { get; set; }

    /// <summary>Its network card's address.</summary>
    public string? MacAddress { get; set; }
}

/// <summary>The answer to an enrolment.</summary>
/// <param name="Status"><c>enrolled</c>, <c>rotated</c>, or <c>pending</c> when an administrator has to approve the key first.</param>
/// <param name="ComputerId">The computer it is for.</param>
/// <param name="Key">The key, which is told only here. Pending, it is answered 401 until it is approved.</param>
/// <param name="ServerTime">The server's clock.</param>
internal sealed record EnrolAnswer(string Status, string ComputerId, string Key, DateTimeOffset ServerTime);
