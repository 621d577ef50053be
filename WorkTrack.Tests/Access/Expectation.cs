namespace WorkTrack.Tests.Access;

/// <summary>What a route answers to whom. Every route of the server has one of these; a kind of route that is new here is a decision.</summary>
internal sealed record Expectation(Func<Who, bool, Answer> Of)
{
    /// <summary>Anybody.</summary>
    public static Expectation Anybody { get; } = new((_, _) => Answer.Allowed);

    /// <summary>A page for whoever is signed in.</summary>
    public static Expectation SignedInPage { get; } = Page(Who.Viewer, Who.SupervisorOfA, Who.SupervisorOfB, Who.Auditor, Who.Admin);

    /// <summary>A page for those who see computers.</summary>
    public static Expectation ReaderPage { get; } = Page(Who.Viewer, Who.SupervisorOfA, Who.SupervisorOfB, Who.Admin);

    /// <summary>A computer's page: of a foreign computer, 404.</summary>
    public static Expectation ComputerPage { get; } = ReaderPage.ButForeignIs404();

    /// <summary>A page for those who look after computers.</summary>
    public static Expectation SupervisorPage { get; } = Page(Who.SupervisorOfA, Who.SupervisorOfB, Who.Admin);

    /// <summary>A page for administrators.</summary>
    public static Expectation AdminPage { get; } = Page(Who.Admin);

    /// <summary>A page for administrators and auditors.</summary>
    public static Expectation AuditorPage { get; } = Page(Who.Auditor, Who.Admin);

    /// <summary>What programs read.</summary>
    public static Expectation ReaderApi { get; } = Api(Who.Viewer, Who.SupervisorOfA, Who.SupervisorOfB, Who.Admin, Who.TokenOfA);

    /// <summary>What programs read of one computer: of a foreign one, 404.</summary>
    public static Expectation ComputerApi { get; } = ReaderApi.ButForeignIs404();

    /// <summary>What a page's circuit connects to.</summary>
    public static Expectation Circuit { get; } = Api(Who.Viewer, Who.SupervisorOfA, Who.SupervisorOfB, Who.Auditor, Who.Admin);

    /// <summary>Where agents send to about a computer: about their own only. People, whoever they are, are no agents.</summary>
    public static Expectation Agents { get; } = new((who, own) =>
        !IsAgent(who) ? Answer.Unauthorized : who == Who.AgentOfA && own ? Answer.Allowed : Answer.Forbidden);

    /// <summary>Where agents ask and send what is about no computer.</summary>
    public static Expectation AnyAgent { get; } = new((who, _) => IsAgent(who) ? Answer.Allowed : Answer.Unauthorized);

    /// <summary>A form of anybody's, here without its token.</summary>
    public static Expectation AnybodysForm { get; } = new((_, _) => Answer.BadForm);

    /// <summary>A page's form, here without its token: whoever may see the page is refused for the form, and all others as they are by the page.</summary>
    public Expectation AsForm() => new((who, own) => Of(who, own) is Answer.Allowed or Answer.NotFound ? Answer.BadForm : Of(who, own));

    private Expectation ButForeignIs404() => new((who, own) =>
        Of(who, own) == Answer.Allowed && who != Who.Admin && own == (who == Who.SupervisorOfB) ? Answer.NotFound : Of(who, own));

    private static Expectation Page(params Who[] allowed) => new((who, _) =>
        allowed.Contains(who) ? Answer.Allowed : !IsPerson(who) ? Answer.SignIn : Answer.Forbidden);

    private static Expectation Api(params Who[] allowed) => new((who, _) =>
        allowed.Contains(who) ? Answer.Allowed : !IsPerson(who) ? Answer.Unauthorized : Answer.Forbidden);

    private static bool IsAgent(Who who) => who is Who.AgentOfA or Who.AgentOfAnother;

    private static bool IsPerson(Who who) => !IsAgent(who) && who is not (Who.Nobody or Who.WrongKey or Who.TokenOfA);
}
