using System.CommandLine;
using KojiWidgetHarness.Cli.Checking;
using KojiWidgetHarness.Cli.Output;
using KojiWidgetHarness.Harness.Checks.Sources;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Cli.Commands;

/// <summary><c>check URL|FILE|DIR|-</c>: whether an embed will work, before anybody opens it.</summary>
internal static class CheckCommand
{
    private const string Open = "open";

    public static Command Create()
    {
        var targets = new Argument<string[]>("TARGET")
        {
            Description = $"A page's URL, a file, a folder (searched for {string.Join(", ", PageFiles.Endings)}), or - for standard input; several may be named.",
            Arity = ArgumentArity.OneOrMore,
        };
        var headers = new Option<string?>("--headers") { Description = "File of the response headers that the pages are served with, a line each (curl -sI).", HelpName = "FILE" };
        var servedAt = Address("--served-at", "URL at which the page is served, where it is read from a file.");
        var origins = new Option<Uri[]>("--widget-origin")
        {
            Description = "Web origin that counts as Koji's besides the published ones, such as a simulator's; may be repeated.",
            HelpName = "ORIGIN",
            CustomParser = result => [.. result.Tokens.Select(token => Parse(token.Value, message => result.AddError($"--widget-origin {message}"))).OfType<Uri>()],
            DefaultValueFactory = _ => [],
        };
        var format = new Option<string>("--format") { Description = "What standard output carries.", DefaultValueFactory = _ => CheckFormat.Human };
        format.AcceptOnlyFromAmong([.. CheckFormat.Names]);
        var failOn = new Option<string>("--fail-on")
        {
            Description = "The mildest severity that ends with exit code 1; open: also an error, a prediction that is open and what was not read.",
            DefaultValueFactory = _ => "error",
        };
        failOn.AcceptOnlyFromAmong("info", "warning", "error", Open);
        var live = new Option<bool>("--live") { Description = "Open each page in a browser, too, and compare. Only for pages named by their URL." };
        var fix = new Option<bool>("--fix") { Description = "Print the patch that fixes what has one answer only, and change nothing." };
        var write = new Option<bool>("--write") { Description = "Fix the files themselves; every other byte of them stays, and so does a tag that a program makes in part." };
        var command = new Command("check", "Checks pages that embed the widget, and predicts whether it loads, gets the microphone and is heard.")
        {
            targets, headers, servedAt, origins, live, fix, write, format, failOn,
        };
        command.SetAction((parsed, cancellation) => CheckRun.RunAsync(
            new()
            {
                Targets = parsed.GetRequiredValue(targets),
                HeadersFile = parsed.GetValue(headers),
                ServedAt = parsed.GetValue(servedAt),
                WidgetOrigins = parsed.GetValue(origins) ?? [],
                Live = parsed.GetValue(live),
                Fix = parsed.GetValue(fix) || parsed.GetValue(write),
                Write = parsed.GetValue(write),
                Format = parsed.GetRequiredValue(format),
                FailOn = Enum.TryParse<Severity>(parsed.GetRequiredValue(failOn), ignoreCase: true, out var severity) ? severity : Severity.Error,
                FailOnOpen = parsed.GetValue(failOn) == Open,
            },
            cancellation));
        return command;
    }

    private static Option<Uri?> Address(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "URL",
        CustomParser = result => Parse(result.Tokens[0].Value, message => result.AddError($"{name} {message}")),
    };

    private static Uri? Parse(string text, Action<string> fail)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            return address;
        fail($"takes an address that begins with http:// or https://, not '{text}'.");
        return null;
    }
}
