namespace WorkTrack.Data.Setup;

/// <summary>A setting of the database makes no sense. The message names the setting and never repeats a secret.</summary>
/// <param name="message">What is wrong with which setting.</param>
public sealed class InvalidSettingException(string message) : Exception(message);
