namespace WorkTrack.Web.Usage;

/// <summary>A question that cannot be answered as it was asked.</summary>
/// <param name="status">Why, as an HTTP status.</param>
/// <param name="detail">Why, in a sentence that names the parameter.</param>
internal sealed class RefusedQueryException(int status, string detail) : Exception(detail)
{
    /// <summary>Why, as an HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>A parameter does not say what it should.</summary>
    public static RefusedQueryException Bad(string detail) => new(StatusCodes.Status400BadRequest, detail);

    /// <summary>Nothing has that id.</summary>
    public static RefusedQueryException NoSuchComputer() => new(StatusCodes.Status404NotFound, "No computer has this id.");

    /// <summary>No team has that number, or it is somebody else's.</summary>
    public static RefusedQueryException NoSuchTeam() => new(StatusCodes.Status404NotFound, "No team of yours has this number.");
}
