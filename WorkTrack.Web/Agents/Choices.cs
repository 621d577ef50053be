using WorkTrack.Domain.Computers;

namespace WorkTrack.Web.Agents;

/// <summary>What key to make.</summary>
/// <param name="Team">The team.</param>
/// <param name="Computer">The one computer it is for; null for a whole team.</param>
/// <param name="Label">What to call it.</param>
internal sealed record NewKeyChoice(int Team, ComputerId? Computer, string? Label);

/// <summary>What enrolment token to make.</summary>
/// <param name="Team">The team.</param>
/// <param name="Label">What to call it.</param>
/// <param name="Days">How many days it lasts.</param>
/// <param name="Uses">How many keys may be got with it.</param>
internal sealed record NewTokenChoice(int Team, string? Label, int Days, int Uses);
