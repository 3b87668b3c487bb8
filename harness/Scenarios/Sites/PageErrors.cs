using System.Collections.Concurrent;
using KojiWidgetHarness.Protocol.Text;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Sites;

/// <summary>What went wrong with the scripts of a page while it loaded. Made before the page opens.</summary>
internal sealed class PageErrors
{
    private const int MostLetters = 160;

    private readonly ConcurrentQueue<string> thrown = new();
    private readonly ConcurrentQueue<string> refused = new();

    public PageErrors(IPage page)
    {
        page.PageError += (_, error) => thrown.Enqueue(error.FirstLine());
        page.Console += (_, message) =>
        {
            if (
                message.Type == "error"
                && message.Text.Contains("Content Security Policy directive", StringComparison.Ordinal)
                && message.Text.Contains("script", StringComparison.Ordinal)
            )
                refused.Enqueue(message.Text.FirstLine());
        };
    }

    /// <summary>The first of each kind, in sentences with a space before each; empty where nothing went wrong.</summary>
    public string Describe()
    {
        var text = thrown.TryPeek(out var error) ? $" Its script failed: {Short(error)}." : "";
        if (
            thrown.Any(text =>
                text.Contains("'TrustedHTML'", StringComparison.Ordinal) || text.Contains("'TrustedScript", StringComparison.Ordinal)
            )
        )
            text += " The page's require-trusted-types-for keeps scripts from making elements of text: make the iframe with createElement.";
        if (refused.TryPeek(out var policy))
            text += $" Its policy kept a script from running: {Short(policy)}.";
        return text;
    }

    /// <summary>A text of the page, so long as one can read it.</summary>
    public static string Short(string text) => text.Length <= MostLetters ? text.TrimEnd('.') : text[..(MostLetters - 1)] + "…";
}
