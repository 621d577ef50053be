namespace WorkTrack.Web.Reports;

/// <summary>A column of a file: text, a number, a day, or an instant.</summary>
/// <typeparam name="TLine">What has a line in the file.</typeparam>
/// <param name="Word">What programs call it.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Value">
/// What stands in it: <see cref="string"/>, <see cref="int"/>, <see cref="long"/>, <see cref="decimal"/>, <see cref="DateOnly"/>, null, or a
/// <see cref="DateTimeOffset"/> by the organisation's clocks.
/// </param>
internal record FileColumn<TLine>(string Word, string Name, Func<TLine, object?> Value);
