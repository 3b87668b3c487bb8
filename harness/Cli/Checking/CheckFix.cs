using KojiWidgetHarness.Checks;
using KojiWidgetHarness.Checks.Fixes;
using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Checks.Settings;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Printing;
using KojiWidgetHarness.Protocol.Redaction;
using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Cli.Checking;

/// <summary>Shows what would fix pages, as a patch, and writes it into their files where that is asked for.</summary>
/// <param name="fixer">What fixes.</param>
/// <param name="checker">What checks the outcome.</param>
/// <param name="writes">Whether files are changed.</param>
internal sealed class CheckFix(PageFixer fixer, PageChecker checker, bool writes)
{
    // Many pages have one header: its file is shown once.
    private readonly HashSet<HeaderPlace> shown = [];

    /// <summary>Gets a value indicating whether files are changed.</summary>
    public bool Writes { get; } = writes;

    /// <summary>Fixes one page. The patch goes to standard output, what cannot be patched and what was done to standard error.</summary>
    /// <returns>What is found in the fixed page: where files are changed, in the file as it is read again.</returns>
    public async Task<CheckedPage> ApplyAsync(PageSource source, CheckedPage page, CancellationToken cancellation)
    {
        var fix = fixer.Fix(source);
        var patched = new List<HttpHeader>();
        foreach (var header in fix.Headers)
        {
            if (
                source.HeaderPlaces.Where(place => place.Name == header.Name).ToList() is [var place]
                && await ShowAsync(place, header, cancellation)
            )
                patched.Add(new() { Name = header.Name, Value = header.Value });
            else
                await Console.Error.WriteLineAsync($"{page.Page} {Advice(header)}");
        }

        foreach (var advice in fix.Advice)
            await Console.Error.WriteLineAsync(
                CleanText.Line($"{page.Page}{(advice.Line > 0 ? $":{advice.Line}" : "")} left alone: {advice.Reason} Do: {advice.Do}")
            );
        if (fix.Text == source.Text)
            return Writes || patched.Count == 0 ? page : checker.Check(With(source, source.Text, patched));

        var patch = UnifiedDiff.Of(page.Page, source.Text, fix.Text);
        await Console.Out.WriteAsync(patch);
        if (!Writes && PrintedText.Guarded(patch) != patch)
            await Console.Error.WriteLineAsync(
                $"{page.Page}: some characters are not shown as they are, so this patch cannot be applied. Use --write."
            );
        if (!Writes)
            return checker.Check(With(source, fix.Text, patched));
        if (await WriteAsync(page.Page, source.Text, fix.Text, cancellation) is { } error)
            return page with { Error = error };
        return await ReadAgainAsync(source, page, fix, cancellation);
    }

    // A correction with a secret in it is not shown, and one without it would be another policy.
    private static string Advice(HeaderFix header) =>
        Redactor.Redact(header.Value) == header.Value
            ? $"should be served with {header.Name}: {header.Value} ({header.Note})"
            : $"should be served with another {header.Name}, which is not shown as it has a secret in it: correct it by what the findings say.";

    private static PageSource With(PageSource source, string text, List<HttpHeader> patched)
    {
        var names = patched.Select(header => header.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return names.Count == 0
            ? source with
            {
                Text = text,
            }
            : source with
            {
                Text = text,
                Headers = [.. (source.Headers ?? []).Where(header => !names.Contains(header.Name)), .. patched],
                HeaderPlaces = [.. source.HeaderPlaces.Where(place => !names.Contains(place.Name))],
            };
    }

    // A policy of a whole site is not changed before somebody has looked at it.
    private async Task<bool> ShowAsync(HeaderPlace place, HeaderFix header, CancellationToken cancellation)
    {
        try
        {
            var text = (await PageFile.ReadAsync(place.File, cancellation)).Text;
            if (SettingsFix.Of(text, place, header.Value) is not { } corrected)
                return false;
            if (!shown.Add(place))
                return true;
            await Console.Error.WriteLineAsync(
                CleanText.Line(
                    $"{place.File}:{place.Line} should set {header.Name}: {header.Value} ({header.Note} The patch is printed, and the file is not written.)"
                )
            );
            await Console.Out.WriteAsync(UnifiedDiff.Of(place.File, text, corrected));
            return true;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // What was written is what is in the file now: only that is reported.
    private async Task<CheckedPage> ReadAgainAsync(PageSource source, CheckedPage page, PageFix fix, CancellationToken cancellation)
    {
        try
        {
            var file = await PageFile.ReadAsync(page.Page, cancellation);
            if (file.Text != fix.Text)
                return page with
                {
                    Error =
                        "does not have what was written to it: something else changed it at the same time. Look at it, and run the command again.",
                };
            var now = checker.Check(source with { Text = file.Text });
            var gone = page
                .Findings.Select(finding => finding.Rule)
                .Distinct()
                .Where(rule => now.Findings.All(finding => finding.Rule != rule))
                .ToList();
            var fewer = page.Findings.Count - now.Findings.Count;
            await Console.Error.WriteLineAsync(
                $"{page.Page} fixed, read again and checked: {(gone.Count > 0 ? string.Join(", ", gone) : $"{fewer} of {page.Findings.Count} findings")}"
            );
            return now;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return page with { Error = $"was written, and cannot be read again: {refused.Message}" };
        }
    }

    private static async Task<string?> WriteAsync(string path, string before, string after, CancellationToken cancellation)
    {
        try
        {
            var file = await PageFile.ReadAsync(path, cancellation);
            if (file.Text != before)
                return "was changed while it was being checked. Run the command again.";
            await file.WriteAsync(after, cancellation);
            return null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return $"cannot be written: {refused.Message}";
        }
    }
}
