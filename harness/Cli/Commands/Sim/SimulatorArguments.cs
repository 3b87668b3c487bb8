using System.CommandLine;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Options;
using KojiWidgetHarness.Cli.Values;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Scenarios.Http;

namespace KojiWidgetHarness.Cli.Commands.Sim;

/// <summary>Which running simulator a command steers, and what opens it.</summary>
internal sealed class SimulatorArguments
{
    /// <summary>Environment variable with its address.</summary>
    public const string AddressVariable = "KOJI_SIMULATOR";

    /// <summary>Environment variable with its token.</summary>
    public const string TokenVariable = "KOJI_SIMULATOR_TOKEN";

    private const string Usual = "http://127.0.0.1:5101";

    private readonly Option<WebAddress?> simulator = Forms.Address.Optional(
        "--simulator",
        $"Address of a running simulator. By default {AddressVariable}, or the one that 'up' or 'sim start' started on this machine."
    );

    private readonly Option<string?> token = Forms.Token.Optional(
        "--token",
        $"Its control token, as 'up' and 'sim start' print it. By default {TokenVariable}, or what the running one has."
    );

    /// <summary>Gets what to put before a command so that it steers this simulator.</summary>
    public static string Environment(Uri address, string token) => $"{AddressVariable}={address.Origin()} {TokenVariable}={token}";

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(simulator);
        command.Options.Add(token);
    }

    /// <summary>Asks the simulator for something.</summary>
    /// <exception cref="UsageException">There is no token, or the simulator cannot do what was asked.</exception>
    /// <exception cref="EnvironmentException">It does not answer, or refuses the token.</exception>
    public async Task<T> AskAsync<T>(ParseResult parsed, Func<SimulatorClient, Task<T>> ask, CancellationToken cancellation)
    {
        var named = parsed.GetValue(simulator) ?? Variables.Read(AddressVariable, Forms.Address);
        var given = parsed.GetValue(token) ?? Variables.Read(TokenVariable, Forms.Token);
        var found =
            named is not null && given is not null
                ? null
                : await RunningChoice.FindAsync(
                    DataOptions.Servers(),
                    new("simulators", "--simulator", servers => servers.Simulator),
                    named,
                    _ => true,
                    cancellation
                );
        var address = named ?? found?.Simulator ?? new Uri(Usual);
        var secret = given
            ?? found?.SimulatorToken
            ?? throw new UsageException(
                $"Steering needs the simulator's token. None that this account started runs at {address}: "
                    + $"start one with 'up' or 'sim start', or give --token or {TokenVariable}, as they print it."
            );

        using var client = new SimulatorClient(address, secret);
        try
        {
            return await ask(client);
        }
        catch (HttpRequestException failure)
        {
            throw Explain(failure, address);
        }
        catch (Exception stranger)
            when (stranger is System.Text.Json.JsonException or InvalidDataException or FormatException or NotSupportedException)
        {
            throw new EnvironmentException($"What answers at {address} is not a simulator. Name one with --simulator.");
        }
    }

    private static Exception Explain(HttpRequestException failure, WebAddress address) =>
        failure.StatusCode switch
        {
            _ when failure is FaultRefusedException => new UsageException(failure.Message),
            System.Net.HttpStatusCode.Unauthorized => new EnvironmentException(
                $"The simulator at {address} refuses the token{(address.Credentials is null ? "" : ", or what stands before it the user and the password")}. 'up' and 'sim start' print it anew with each start."
            ),
            System.Net.HttpStatusCode.NotFound => new EnvironmentException(
                $"What answers at {address} takes no faults. Name the simulator with --simulator, not the host."
            ),
            null => new EnvironmentException(
                $"No simulator answers at {address}. Start one with 'up' or 'sim start', or name another with --simulator."
            ),
            var status => new EnvironmentException($"The simulator at {address} answered {(int)status}. Look at its log."),
        };
}
