namespace WorkTrack.Web.Ingestion;

/// <summary>A request that its format does not allow: answered 400, never logged as a failure of ours.</summary>
/// <param name="message">What is wrong, naming the member; sent to the client.</param>
public sealed class BadReportException(string message) : Exception(message);
