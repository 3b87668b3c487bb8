using System.CommandLine;
using KojiWidgetHarness.Host.Security;

namespace KojiWidgetHarness.Cli.Commands;

/// <summary>Which running host a command talks to, and what opens it.</summary>
internal sealed class HostArguments
{
    /// <summary>Environment variable with the reader token.</summary>
    public const string TokenVariable = "KOJI_HARNESS_TOKEN";

    private readonly Option<string> host = new("--host") { Description = "Address of a running host.", DefaultValueFactory = _ => "http://localhost:5100" };

    private readonly Option<string?> token = new("--token")
    {
        Description = $"The host's token, as its dashboard's link has it. By default {TokenVariable}, or what the host keeps in its data folder.",
    };

    private readonly Option<string?> data = DataOptions.Folder("That of the host. By default the account's own folder for data.");

    /// <summary>Adds them.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { host, token, data })
            command.Options.Add(option);
    }

    /// <summary>The host and the token that opens its log.</summary>
    /// <exception cref="UsageException">The address is none, or no token is to be had.</exception>
    public HostAccess Read(ParseResult parsed)
    {
        var address = parsed.GetValue(host) ?? "";
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            throw new UsageException($"--host takes the http or https address of a host, not '{address}'.");
        var given = parsed.GetValue(token) ?? Environment.GetEnvironmentVariable(TokenVariable);
        return new HostAccess(uri, string.IsNullOrEmpty(given) ? Kept(parsed.GetValue(data) ?? DataOptions.Default()).Reader : given);
    }

    private static AccessTokens Kept(string folder) => TokenFile.Find(folder)
        ?? throw new UsageException($"No host keeps its tokens in '{folder}'. Start one with 'up', name its folder with --data, or give its --token.");
}
