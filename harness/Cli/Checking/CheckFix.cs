using KojiWidgetHarness.Harness.Checks;
using KojiWidgetHarness.Harness.Checks.Fixes;
using KojiWidgetHarness.Harness.Checks.Pages;
using KojiWidgetHarness.Protocol.Checks;

namespace KojiWidgetHarness.Cli.Checking;

/// <summary>Shows what would mend pages, as a patch, and writes it into their files where that is asked for.</summary>
/// <param name="fixer">What mends.</param>
/// <param name="checker">What checks the outcome.</param>
/// <param name="writes">Whether files are changed.</param>
internal sealed class CheckFix(PageFixer fixer, PageChecker checker, bool writes)
{
    /// <summary>Whether files are changed.</summary>
    public bool Writes { get; } = writes;

    /// <summary>Mends one page. The patch goes to standard output, what cannot be patched and what was done to standard error.</summary>
    /// <returns>What is found in the mended page.</returns>
    public async Task<CheckedPage> ApplyAsync(PageSource source, CheckedPage page, CancellationToken cancellation)
    {
        var fix = fixer.Fix(source);
        foreach (var header in fix.Headers)
            await Console.Error.WriteLineAsync($"{page.Page} should be served with {header.Name}: {header.Value} ({header.Note})");
        if (fix.Text == source.Text)
            return page;

        await Console.Out.WriteAsync(UnifiedDiff.Of(page.Page, source.Text, fix.Text));
        if (Writes)
        {
            if (await WriteAsync(page.Page, source.Text, fix.Text, cancellation) is { } error)
                return page with { Error = error };
            await Console.Error.WriteLineAsync($"{page.Page} mended: {string.Join(", ", fix.Rules)}");
        }

        return checker.Check(source with { Text = fix.Text });
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
