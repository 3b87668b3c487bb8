using System.CommandLine;
using KojiWidgetHarness.Checks.Sources;
using KojiWidgetHarness.Cli.Checking;
using KojiWidgetHarness.Cli.Options;
using KojiWidgetHarness.Cli.Output;
using KojiWidgetHarness.Cli.Values;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Cli.Commands;

/// <summary><c>check URL|FILE|DIR|-</c>: whether an embed will work, before anybody opens it.</summary>
internal static class CheckCommand
{
    private const string Open = "open";

    public static Command Create()
    {
        var targets = (Forms.TextFor("TARGET") with { Takes = "a page's URL, a file, a folder, or -" }).Arguments(
            $"A page's URL, a file, a folder (searched for {string.Join(", ", PageFiles.Endings)}), or - for standard input; several may be named.",
            ArgumentArity.OneOrMore
        );
        var headers = Forms.File.Optional(
            "--headers",
            "File of the response headers that the pages are served with: what curl -sI prints or a browser copies, or a HAR. Without it, settings of servers in a folder are read."
        );
        var servedAt = Forms.Address.Optional("--served-at", "URL at which the page is served, where it is read from a file.");
        var origins = (Forms.Address with { StandsFor = "ORIGIN" }).Several(
            "--widget-origin",
            "Web origin that counts as Koji's besides the published ones, such as a simulator's; may be repeated."
        );
        var format = OutputFormat.Create(further: [OutputFormat.Sarif, OutputFormat.GitHub]);
        var failOn = Forms
            .Choice("info", "warning", "error", Open)
            .Option(
                "--fail-on",
                "The lowest severity that ends with exit code 1; open: also an error, a prediction that is open and what was not read.",
                "error"
            );
        var live = new Option<bool>("--live")
        {
            Description = "Open each page in a browser, too, and compare. Only for pages named by their URL.",
        };
        var allowPrivate = new Option<bool>("--allow-private")
        {
            Description = "Follow redirects of public pages to addresses of this machine and of private networks.",
        };
        var sandboxless = SandboxOption.Create();
        var fix = new Option<bool>("--fix") { Description = "Print the patch that fixes what has one answer only, and change nothing." };
        var write = new Option<bool>("--write")
        {
            Description = "Fix the files themselves; every other byte of them stays, and so does a tag that a program makes in part.",
        };
        var command = new Command(
            "check",
            "Predicts whether an embedded widget will work. It reads pages and their headers: does the widget load, get the microphone, is it heard?"
        )
        {
            targets,
            headers,
            servedAt,
            origins,
            live,
            sandboxless,
            allowPrivate,
            fix,
            write,
            format,
            failOn,
        };
        command.SetAction(
            (parsed, cancellation) =>
                CheckRun.RunAsync(
                    new()
                    {
                        Targets = parsed.GetRequiredValue(targets),
                        HeadersFile = parsed.GetValue(headers),
                        ServedAt = parsed.GetValue(servedAt)?.Uri,
                        WidgetOrigins = [.. (parsed.GetValue(origins) ?? []).Select(origin => origin.Uri)],
                        Live = parsed.GetValue(live),
                        WithoutSandbox = parsed.GetValue(sandboxless),
                        AllowPrivate = parsed.GetValue(allowPrivate),
                        Fix = parsed.GetValue(fix) || parsed.GetValue(write),
                        Write = parsed.GetValue(write),
                        Format = parsed.GetRequiredValue(format),
                        FailOn = Enum.TryParse<Severity>(parsed.GetRequiredValue(failOn), ignoreCase: true, out var severity)
                            ? severity
                            : Severity.Error,
                        FailOnOpen = parsed.GetValue(failOn) == Open,
                    },
                    cancellation
                )
        );
        return command;
    }
}
