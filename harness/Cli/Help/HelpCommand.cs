using System.CommandLine;
using System.CommandLine.Invocation;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Values;
using KojiWidgetHarness.Protocol;

namespace KojiWidgetHarness.Cli.Help;

/// <summary><c>help [COMMAND…]</c>: the same as <c>COMMAND --help</c>.</summary>
internal static class HelpCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "help";

    public static Command Create(HelpPages pages)
    {
        var words = Forms.TextFor("COMMAND").Arguments("The command, such as 'run' or 'sim start'.", ArgumentArity.ZeroOrMore);
        var command = new Command(Name, "Shows the help of a command.") { words };
        command.SetAction(parsed =>
        {
            var found = parsed.RootCommandResult.Command;
            foreach (var word in parsed.GetValue(words) ?? [])
                found = Below(found, word);
            pages.Write(found, parsed.InvocationConfiguration.Output);
        });
        return command;
    }

    private static Command Below(Command command, string word) =>
        command.Subcommands.FirstOrDefault(below => below.Name == word || below.Aliases.Contains(word))
        ?? throw new UsageException(
            $"Unknown command '{CommandPath.Of(command, word)}'.{NearWords.Question(word, command.Subcommands.Select(below => below.Name))} See: {CommandPath.Of(command)} --help"
        );
}

/// <summary>Writes the help page of the command that was named.</summary>
/// <param name="pages">The pages.</param>
/// <param name="wasAskedFor">Whether somebody asked for it: then nothing else on the command line can be wrong.</param>
internal sealed class HelpPageAction(HelpPages pages, bool wasAskedFor) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => wasAskedFor;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        pages.Write(parseResult.CommandResult.Command, parseResult.InvocationConfiguration.Output);
        return ExitCodes.AsExpected;
    }
}

/// <summary>A command as it is typed.</summary>
internal static class CommandPath
{
    /// <summary>What the program is called, however it was started.</summary>
    public const string Program = "koji-harness";

    /// <summary>Such as <c>koji-harness sim start</c>, and words behind it.</summary>
    public static string Of(Command command, params IEnumerable<string> more) => string.Join(' ', [.. Words(command), .. more]);

    private static IEnumerable<string> Words(Command command) =>
        command is RootCommand ? [Program] : [.. command.Parents.OfType<Command>().SelectMany(Words), command.Name];
}

/// <summary>Commands that help shows together.</summary>
/// <param name="Title">What they are for.</param>
/// <param name="Commands">The commands, in their order.</param>
internal sealed record CommandGroup(string Title, IReadOnlyList<Command> Commands);

/// <summary>What the help of each command shows to be typed, without the program's name.</summary>
internal static class HelpExamples
{
    private static readonly Dictionary<string, string[]> ByCommand = new()
    {
        ["run"] =
        [
            "run",
            "run microphone-permission-denied --headed",
            "run --grep microphone --format json",
            "run --page http://localhost:3000/ --report html=report,github",
            "run --page http://localhost:3000/ --start 'npm run dev'",
            "run checkout.scenario.yaml --rerun",
        ],
        ["ui"] = ["ui", "ui checkout.scenario.yaml e2e"],
        ["trigger"] = ["trigger microphone_denied --cause permission-denied"],
        ["report"] = ["report shard-1.json shard-2.json --report html=report"],
        ["show-report"] = ["show-report", "show-report koji-report"],
        ["show-trace"] = ["show-trace koji-report/attachments/healthy-text-trace.zip"],
        ["list"] = ["list", "list --format json"],
        ["explain"] = ["explain", "explain microphone_denied", "explain frame-src"],
        ["up"] = ["up", "up --port 0 --widget-port 0 --ephemeral --format json"],
        ["listen"] = ["listen", "listen --filter severity=error --format json"],
        ["wait"] = ["wait --for microphone_denied --timeout 10s", "wait --for session_expired --absent"],
        ["events"] = ["events list --filter severity=error"],
        ["events list"] = ["events list --filter severity=error --limit 10"],
        ["events show"] = ["events show 42"],
        ["events resend"] = ["events resend 42"],
        ["events save"] = ["events save SESSION checkout.scenario.yaml"],
        ["export"] = ["export problem.zip --filter session=SESSION"],
        ["import"] = ["import problem.zip"],
        ["check"] = ["check src/", "check https://staging.example/interview --live", "check page.html --headers headers.txt"],
        ["sim"] = ["sim start", "sim fault add --path '/api/*' --code rate_limited --times 3"],
        ["sim start"] = ["sim start --format json", "sim start --https --certificate koji.pem"],
        ["sim cases"] = ["sim cases rate_limited", "sim cases --format curl"],
        ["sim fault"] = ["sim fault list"],
        ["sim fault add"] = ["sim fault add --path '/api/*' --code not_found --for 30s", "sim fault add --path '/_widget/*' --latency 2s"],
        ["sim fault list"] = ["sim fault list --format json"],
        ["sim fault reset"] = ["sim fault reset"],
        ["sim traffic"] = ["sim traffic --follow", "sim traffic --format curl"],
        ["grade-client"] = ["grade-client -- node client.mjs", "grade-client --exercise rate-limited -- python3 client.py"],
        ["doctor"] = ["doctor"],
        ["init"] = ["init --dry-run", "init --page http://localhost:3000/ --start 'npm run dev'"],
        ["new"] = ["new scenario checkout"],
        ["new scenario"] =
        [
            "new scenario checkout --from session-idle",
            "new scenario checkout --from https://shop.example/interview",
            "new scenario checkout --from problem.zip",
        ],
        ["schema"] = ["schema > scenario.schema.json"],
        ["completion"] = ["completion bash"],
        [HelpCommand.Name] = ["help sim start"],
    };

    /// <summary>The examples of a command.</summary>
    public static IReadOnlyList<string> Of(Command command) =>
        ByCommand.GetValueOrDefault(CommandPath.Of(command)[CommandPath.Program.Length..].TrimStart(), []);
}
