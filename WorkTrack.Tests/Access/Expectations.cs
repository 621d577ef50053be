namespace WorkTrack.Tests.Access;

/// <summary>What every route of the server answers to whom, by method and pattern. A route that is not here fails the matrix.</summary>
internal static class Expectations
{
    public static IReadOnlyDictionary<string, Expectation> All { get; } = new Dictionary<string, Expectation>
    {
        ["GET /"] = Expectation.ReaderPage,
        ["GET /computers/{Id}"] = Expectation.ComputerPage,
        ["GET /account"] = Expectation.SignedInPage,
        ["GET /account/second-factor"] = Expectation.SignedInPage,
        ["GET /account/tokens"] = Expectation.SignedInPage,
        ["GET /agents"] = Expectation.SupervisorPage,
        ["GET /admin/users"] = Expectation.AdminPage,
        ["GET /admin/teams"] = Expectation.AdminPage,
        ["GET /audit"] = Expectation.AuditorPage,
        ["GET /audit/export.csv"] = Expectation.AuditorPage,
        ["GET /login"] = Expectation.Anybody,
        ["GET /setup"] = new((_, _) => Answer.Gone),
        ["GET /not-found"] = Expectation.Anybody,
        ["GET /error"] = Expectation.Anybody,
        ["POST /"] = Expectation.ReaderPage.AsForm(),
        ["POST /computers/{Id}"] = Expectation.ComputerPage.AsForm(),
        ["POST /account"] = Expectation.SignedInPage.AsForm(),
        ["POST /account/second-factor"] = Expectation.SignedInPage.AsForm(),
        ["POST /account/tokens"] = Expectation.SignedInPage.AsForm(),
        ["POST /agents"] = Expectation.SupervisorPage.AsForm(),
        ["POST /admin/users"] = Expectation.AdminPage.AsForm(),
        ["POST /admin/teams"] = Expectation.AdminPage.AsForm(),
        ["POST /audit"] = Expectation.AuditorPage.AsForm(),
        ["POST /login"] = Expectation.AnybodysForm,
        ["POST /setup"] = Expectation.AnybodysForm,
        ["POST /not-found"] = Expectation.AnybodysForm,
        ["POST /error"] = Expectation.AnybodysForm,
        ["POST /logout"] = Expectation.SignedInPage.AsForm(),
        ["POST /login/developer"] = Expectation.AnybodysForm,

        ["GET /api/stats"] = Expectation.ReaderApi,
        ["OPTIONS /api/stats"] = Expectation.ReaderApi,
        ["GET /api/agent-data"] = Expectation.ReaderApi,
        ["OPTIONS /api/agent-data"] = Expectation.ReaderApi,
        ["GET /api/dashboard-stream"] = Expectation.ReaderApi,
        ["HEAD /api/dashboard-stream"] = Expectation.ReaderApi,
        ["OPTIONS /api/dashboard-stream"] = Expectation.ReaderApi,
        ["GET /api/v1/computers"] = Expectation.ReaderApi,
        ["GET /api/v1/computers/{id}"] = Expectation.ComputerApi,
        ["GET /api/v1/computers/{id}/days"] = Expectation.ComputerApi,
        ["GET /api/v1/computers/{id}/timeline"] = Expectation.ComputerApi,
        ["GET /api/v1/usage/days"] = Expectation.ReaderApi,
        ["GET /api/v1/usage/programs"] = Expectation.ReaderApi,
        ["GET /api/v1/usage/users"] = Expectation.ReaderApi,
        ["GET /openapi/{documentName}.json"] = Expectation.ReaderApi,

        ["POST /api/agent-data"] = Expectation.Agents,
        ["POST /api/v1/reports"] = Expectation.Agents,
        ["POST /api/v1/enroll"] = Expectation.Agents,
        ["GET /api/test.php"] = Expectation.AnyAgent,
        ["POST /api/test.php"] = Expectation.AnyAgent,
        ["GET /api/ping.php"] = Expectation.AnyAgent,
        ["POST /api/register.php"] = Expectation.Agents,
        ["POST /api/heartbeat.php"] = Expectation.Agents,
        ["POST /api/activity.php"] = Expectation.Agents,
        ["GET /api/commands.php"] = Expectation.Agents,
        ["POST /api/command_result.php"] = Expectation.AnyAgent,

        ["GET /health/live"] = Expectation.Anybody,
        ["GET /health/ready"] = Expectation.Anybody,

        ["GET /_blazor"] = Expectation.Circuit,
        ["GET /_blazor/negotiate"] = Expectation.Circuit,
        ["GET /_blazor/disconnect"] = Expectation.Circuit,
        ["GET /_blazor/initializers"] = Expectation.Circuit,
        ["GET /_framework/opaque-redirect"] = Expectation.SignedInPage,

        // Its only method, Follow, is the stream in another form.
        ["GET /hubs/live"] = Expectation.ReaderApi,
        ["GET /hubs/live/negotiate"] = Expectation.ReaderApi,
    };
}
