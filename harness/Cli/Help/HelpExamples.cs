using System.CommandLine;

namespace KojiWidgetHarness.Cli.Help;

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
        ],
        ["trigger"] = ["trigger microphone_denied --cause permission-denied"],
        ["report"] = ["report shard-1.json shard-2.json --report html=report"],
        ["list"] = ["list", "list --format json"],
        ["explain"] = ["explain", "explain microphone_denied", "explain frame-src"],
        ["up"] = ["up", "up --port 0 --widget-port 0 --ephemeral"],
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
        ["new"] = ["new scenario checkout"],
        ["new scenario"] = ["new scenario checkout --from session-idle"],
        ["schema"] = ["schema > scenario.schema.json"],
        ["completion"] = ["completion bash"],
        [HelpCommand.Name] = ["help sim start"],
    };

    /// <summary>The examples of a command.</summary>
    public static IReadOnlyList<string> Of(Command command) =>
        ByCommand.GetValueOrDefault(CommandPath.Of(command)[CommandPath.Program.Length..].TrimStart(), []);
}
