using System.CommandLine;
using System.Net;
using System.Text.Json;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Output;
using KojiWidgetHarness.Cli.Values;
using KojiWidgetHarness.Host.Security;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Scenarios.Events;
using Microsoft.AspNetCore.SignalR;

namespace KojiWidgetHarness.Cli.Options;

/// <summary>Which running host a command talks to, and what opens it.</summary>
internal sealed class HostArguments
{
    /// <summary>Environment variable with the reader token.</summary>
    public const string TokenVariable = "KOJI_HARNESS_TOKEN";

    private static readonly Uri Usual = new("http://localhost:5100");

    private readonly Option<WebAddress?> host = Forms.Address.Optional(
        "--host",
        $"Address of a running host. By default the one that 'up' started on this machine, else {Usual.OriginalString}."
    );

    private readonly Option<string?> token = Forms.Token.Optional(
        "--token",
        $"The host's token, as its dashboard's link has it. By default {TokenVariable}, or what 'up' or the data folder has for that host."
    );

    private readonly Option<string?> data = DataOptions.Folder("The host's data folder. By default the account's own.");

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { host, token, data })
            command.Options.Add(option);
    }

    /// <summary>The host and the token that opens its log.</summary>
    /// <exception cref="UsageException">No token is to be had, or more than one host could be meant.</exception>
    public async Task<HostAccess> ReadAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var (named, folder) = (parsed.GetValue(host), parsed.GetValue(data));
        var given = parsed.GetValue(token) ?? Variables.Read(TokenVariable, Forms.Token);
        if (named is not null && given is not null)
            return new(named, given);

        var found = await RunningChoice.FindAsync(
            DataOptions.Servers(),
            new("hosts", "--host", servers => servers.Host),
            named,
            servers => folder is null || servers.DataFolder == Path.GetFullPath(folder),
            cancellation
        );
        return new(named ?? found?.Host ?? Usual, given ?? found?.ReaderToken ?? Kept(folder ?? DataOptions.Default()).Reader);
    }

    private static AccessTokens Kept(string folder) =>
        TokenFile.Find(folder)
        ?? throw new UsageException(
            $"No host keeps its tokens in '{folder}'. Start one with 'up', name its folder with --data, or give its --token."
        );
}

/// <summary>A running host and what opens it.</summary>
/// <param name="Address">Its base address.</param>
/// <param name="Token">The token.</param>
internal sealed record HostAccess(WebAddress Address, string Token)
{
    /// <summary>Asks the host for something.</summary>
    /// <exception cref="EnvironmentException">It does not answer as it should.</exception>
    public async Task<T> AskAsync<T>(Func<LogClient, Task<T>> ask)
    {
        using var log = new LogClient(Address, Token);
        try
        {
            return await ask(log);
        }
        catch (Exception failure) when (Explain(failure) is { } why)
        {
            throw new EnvironmentException(why);
        }
    }

    /// <inheritdoc cref="AskAsync{T}"/>
    public Task AskAsync(Func<LogClient, Task> ask) =>
        AskAsync(async log =>
        {
            await ask(log);
            return true;
        });

    // Null where the host is not what failed.
    private string? Explain(Exception failure) =>
        failure switch
        {
            HttpRequestException { StatusCode: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden } =>
                $"The host at {Address} refuses the token{(Address.Credentials is null ? "" : ", or what stands before it the user and the password")}. Take it from the dashboard's link, or name the host's folder with --data.",
            HttpRequestException { StatusCode: null } => $"No host answers at {Address}. Start one with 'up', or name another with --host.",
            HttpRequestException { StatusCode: HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed }
            or JsonException
            or InvalidDataException
            or FormatException =>
                $"What answers at {Address} is not a host of this program. Start one with 'up', or name another with --host.",
            HttpRequestException { StatusCode: { } status } => $"The host at {Address} answered {(int)status}. Look at its log.",
            HubException => $"The host at {Address} refuses: {failure.Message}",
            _ => null,
        };
}

/// <summary>Which events are meant, as the command line says it.</summary>
internal static class FilterOption
{
    public static Option<IReadOnlyList<KeyValuePair<string, string>>> Create() =>
        EventForms.Filter.Several(
            "--filter",
            $"Only events to which this applies; may be repeated. Keys: {string.Join(", ", EventFilterQuery.Keys)}.",
            "-f"
        );

    public static Option<EventStart?> Since(string otherwise) =>
        EventForms.Start.Optional("--since", $"From this position, or this time, on. {otherwise}");

    /// <summary>Gets what the pairs say.</summary>
    /// <exception cref="UsageException">Together they say nothing.</exception>
    public static EventFilter Of(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        var (filter, problem) = EventFilterQuery.Parse(pairs);
        return filter ?? throw new UsageException(problem!); // There is one or the other.
    }

    /// <summary>The position after which to read, and the filter with the time from which on; null for where the log ends now.</summary>
    public static (long? After, EventFilter Filter) Since(EventStart? since, EventFilter filter) =>
        since switch
        {
            null => (null, filter),
            { Position: { } position } => (Math.Max(position - 1, 0), filter),
            _ => (0, filter with { From = since.Time }),
        };
}
