using WorkTrack.Web.Hosting;

namespace WorkTrack.Web.Feed;

/// <summary>Why a stream was not opened.</summary>
internal enum StreamRefusal
{
    /// <summary>It was.</summary>
    None,

    /// <summary>The user has as many as one may have.</summary>
    TooManyOfUser,

    /// <summary>There are as many as there may be.</summary>
    TooManyInAll,

    /// <summary>Whole boards for one more client would be too many bytes.</summary>
    TooMuch,

    /// <summary>The server stops.</summary>
    Stopping,
}

/// <summary>What clients are told whose stream was not opened.</summary>
internal static class StreamRefusals
{
    /// <summary>The reason in a sentence.</summary>
    public static string Sentence(StreamRefusal refusal) => refusal switch
    {
        StreamRefusal.TooManyOfUser => "You have too many streams open; close one first.",
        StreamRefusal.TooManyInAll => "Too many streams are open.",
        StreamRefusal.TooMuch => "Whole boards for one more client would be too much to send; use ?mode=delta.",
        _ => "The server is stopping.",
    };

    /// <summary>Answers with it.</summary>
    public static Task AnswerAsync(HttpResponse response, StreamRefusal refusal)
    {
        response.StatusCode = refusal == StreamRefusal.TooManyOfUser ? StatusCodes.Status429TooManyRequests : StatusCodes.Status503ServiceUnavailable;
        RetryLater.Soon(response);
        return response.WriteAsJsonAsync(new { error = Sentence(refusal) }, WireJson.Options);
    }
}
