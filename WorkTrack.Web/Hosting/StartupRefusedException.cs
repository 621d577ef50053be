namespace WorkTrack.Web.Hosting;

/// <summary>The server will not start as it is configured. The message tells its operator what to change.</summary>
/// <param name="message">What is wrong, and what to do.</param>
internal sealed class StartupRefusedException(string message) : Exception(message);
