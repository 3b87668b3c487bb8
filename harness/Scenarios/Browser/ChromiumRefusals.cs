using System.Text.RegularExpressions;
using KojiWidgetHarness.Protocol.Causes;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Browser;

/// <summary>
/// By which rule Chromium refused a frame: from its issues (Chrome DevTools Protocol, Audits) and, where there is no issue for it, from its
/// console.
/// </summary>
internal static partial class ChromiumRefusals
{
    public static async Task WatchAsync(IPage page, Action<string, string> note)
    {
        page.Console += (_, message) => Note(ReadConsole(message.Text));
        var session = await page.Context.NewCDPSessionAsync(page);
        session.Event("Audits.issueAdded").OnEvent += (_, notification) => Note(notification is { } issue ? ChromiumIssues.Parse(issue) : null);
        await session.SendAsync("Audits.enable");

        void Note((string By, string Address)? refusal)
        {
            if (refusal is var (by, address))
                note(by, address);
        }
    }

    private static (string By, string Address)? ReadConsole(string text) =>
        FrameOptions().Match(text) is { Success: true } framing ? (FactValues.FrameOptions, framing.Groups[1].Value)
        : Sandbox().Match(text) is { Success: true } script ? (FactValues.Sandbox, script.Groups[1].Value)
        : null;

    [GeneratedRegex("^Refused to display '([^']+)' in a frame because it set .*X-Frame-Options")]
    private static partial Regex FrameOptions();

    [GeneratedRegex("^Blocked script execution in '([^']+)' because the document's frame is sandboxed and the 'allow-scripts'")]
    private static partial Regex Sandbox();
}
