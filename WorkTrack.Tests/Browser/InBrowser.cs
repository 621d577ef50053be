namespace WorkTrack.Tests.Browser;

/// <summary>Browser tests run one after the other, when the rest is done: two cores are not enough for both.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class InBrowser
{
    public const string Name = "Browser";
}
