using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using WorkTrack.Data.Accounts;
using WorkTrack.Data.Setup;
using WorkTrack.Web.Access;
using WorkTrack.Web.Audit;
using WorkTrack.Web.Hosting;

namespace WorkTrack.Web.Accounts;

/// <summary>
/// Makes the first administrator possible, without a default password: by a one-time code that only somebody with the
/// server's console or data directory knows, or by two variables.
/// </summary>
internal sealed class FirstRun(
    AccountDirectory directory, AccountService accounts, Callers callers, IConfiguration configuration, IServer server,
    IHostApplicationLifetime lifetime, TimeProvider time)
{
    /// <summary>The file in the data directory that holds the code.</summary>
    public const string FileName = "setup-code";

    private const int CodeBytes = 32;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly Lock _changing = new();
    private (string Code, DateTimeOffset EndsAt)? _code;

    /// <summary>Whether there is no account yet, and the code opens the page that makes one.</summary>
    public bool IsOpen => directory is { IsLoaded: true, Accounts.IsEmpty: true };

    private string FilePath => Path.Combine(configuration.DataDirectory(), FileName);

    /// <summary>Makes the administrator that the variables name, or a code, when there is no account. To be called when accounts are known.</summary>
    /// <exception cref="StartupRefusedException">The variables name an administrator that cannot be made.</exception>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        var (name, password) = (configuration["WORKTRACK_ADMIN_USER"], configuration["WORKTRACK_ADMIN_PASSWORD"]);
        if (IsOpen && !string.IsNullOrEmpty(name))
        {
            var problems = await accounts.CreateAsync(
                AuditActor.Server, new NewAccount(name, password ?? "", Role.Admin, [], MustChangePassword: false), cancellationToken);
            if (problems.Count > 0)
            {
                throw new StartupRefusedException($"WORKTRACK_ADMIN_USER and WORKTRACK_ADMIN_PASSWORD do not make an administrator: {string.Join(" ", problems)}");
            }
        }

        if (IsOpen)
        {
            Make();
            lifetime.ApplicationStarted.Register(Tell);
        }
        else
        {
            File.Delete(FilePath);
        }
    }

    /// <summary>Replaces a code that has expired.</summary>
    public void Renew()
    {
        if (IsOpen && _code is { } code && code.EndsAt <= time.GetUtcNow())
        {
            Make();
            Tell();
        }
    }

    /// <summary>Whether a code is the one.</summary>
    public bool Accepts(string? code)
    {
        lock (_changing)
        {
            return IsOpen && _code is { } known && known.EndsAt > time.GetUtcNow()
                && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(known.Code), Encoding.UTF8.GetBytes(code ?? ""));
        }
    }

    /// <summary>Uses the code up, whatever comes of it.</summary>
    /// <returns>Whether it was the one, and was not used before.</returns>
    public bool Take(string? code)
    {
        lock (_changing)
        {
            if (!Accepts(code))
            {
                return false;
            }

            _code = null;
            return true;
        }
    }

    /// <summary>Ends the first run, or makes another code when no administrator came of the last one.</summary>
    public void End()
    {
        if (IsOpen)
        {
            Make();
            Tell();
        }
        else
        {
            File.Delete(FilePath);
        }
    }

    private void Make()
    {
        var code = Convert.ToBase64String(RandomNumberGenerator.GetBytes(CodeBytes)).Replace('+', '-').Replace('/', '_').TrimEnd('=');
        lock (_changing)
        {
            _code = (code, time.GetUtcNow() + Lifetime);
        }

        SecretFile.Write(FilePath, code + "\n");
    }

    /// <summary>On the console and nowhere else: a log goes to places where it should not be read.</summary>
    private void Tell()
    {
        if (_code is { } code && !callers.AllowsDeveloper)
        {
            Console.Out.WriteLine($"""

                There is no account yet. Make the first administrator, within the hour, at

                    {Address()}/setup?code={code.Code}

                The code is also in {FilePath}.

                """);
        }
    }

    private string Address()
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost:5080";
        var parsed = BindingAddress.Parse(address);
        var host = parsed.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : parsed.Host;
        return $"{parsed.Scheme}://{host}:{parsed.Port}";
    }
}
