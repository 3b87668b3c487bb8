using KojiWidgetHarness.Protocol.Redaction;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Browser;

/// <summary>Opens an address that has user and password in it.</summary>
internal static class OpeningWithCredentials
{
    /// <summary>Opens it. What the browser says when it cannot names the address as it was asked for, and goes on without both.</summary>
    /// <exception cref="PlaywrightException">It does not open.</exception>
    /// <exception cref="TimeoutException">It does not open in time.</exception>
    public static async Task OpenAsync(this IPage page, Uri address, WaitUntilState until)
    {
        try
        {
            await page.GotoAsync(address.AbsoluteUri, new() { WaitUntil = until });
        }
        catch (TimeoutException refused)
        {
            throw new TimeoutException(Redactor.HideCredentials(refused.Message));
        }
        catch (PlaywrightException refused)
        {
            throw new PlaywrightException(Redactor.HideCredentials(refused.Message));
        }
    }
}
