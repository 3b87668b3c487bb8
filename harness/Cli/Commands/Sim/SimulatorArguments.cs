using System.CommandLine;
using KojiWidgetHarness.Harness;

namespace KojiWidgetHarness.Cli.Commands.Sim;

/// <summary>Which running simulator a command steers, and what opens it.</summary>
internal sealed class SimulatorArguments
{
    /// <summary>Environment variable with its address.</summary>
    public const string AddressVariable = "KOJI_SIMULATOR";

    /// <summary>Environment variable with its token.</summary>
    public const string TokenVariable = "KOJI_SIMULATOR_TOKEN";

    private const string Usual = "http://127.0.0.1:5101";

    private readonly Option<string?> simulator = new("--simulator") { Description = $"Address of a running simulator. By default {AddressVariable}, or {Usual}." };

    private readonly Option<string?> token = new("--token") { Description = $"What steers it, as 'up' and 'sim start' print it. By default {TokenVariable}." };

    /// <summary>What to put before a command so that it steers this simulator.</summary>
    public static string Environment(Uri address, string token) => $"{AddressVariable}={address.GetLeftPart(UriPartial.Authority)} {TokenVariable}={token}";

    /// <summary>Adds them.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(simulator);
        command.Options.Add(token);
    }

    /// <summary>Asks the simulator for something.</summary>
    /// <exception cref="UsageException">The address is none, there is no token, or the simulator cannot do what was asked.</exception>
    /// <exception cref="HostException">It does not answer, or refuses the token.</exception>
    public async Task<T> AskAsync<T>(ParseResult parsed, Func<SimulatorClient, Task<T>> ask)
    {
        var text = parsed.GetValue(simulator) ?? Read(AddressVariable) ?? Usual;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new UsageException($"--simulator takes the http or https address of a simulator, not '{text}'.");
        var secret = parsed.GetValue(token) ?? Read(TokenVariable)
            ?? throw new UsageException($"Steering needs the simulator's token. Give --token, or set {TokenVariable}; 'up' and 'sim start' print it.");
        if (secret.Any(letter => letter is < '!' or > '~'))
            throw new UsageException("--token takes the simulator's token, as 'up' and 'sim start' print it.");

        using var client = new SimulatorClient(address, secret);
        try
        {
            return await ask(client);
        }
        catch (HttpRequestException failure)
        {
            throw Explain(failure, address);
        }
        catch (System.Text.Json.JsonException)
        {
            throw new HostException($"What answers at {address} is no simulator. Name one with --simulator.");
        }
    }

    private static string? Read(string variable) => System.Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;

    private static Exception Explain(HttpRequestException failure, Uri address) => failure.StatusCode switch
    {
        System.Net.HttpStatusCode.BadRequest => new UsageException(failure.Message),
        System.Net.HttpStatusCode.Unauthorized => new HostException($"The simulator at {address} refuses the token. 'up' and 'sim start' print it anew with each start."),
        System.Net.HttpStatusCode.NotFound => new HostException($"What answers at {address} takes no faults. Name the simulator with --simulator, not the host."),
        null => new HostException($"No simulator answers at {address}. Start one with 'up' or 'sim start', or name another with --simulator."),
        var status => new HostException($"The simulator at {address} answered {(int)status}. Look at its log."),
    };
}
