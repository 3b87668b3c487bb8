using Microsoft.AspNetCore.Components;

namespace KojiWidgetHarness.Host.Dashboard;

/// <summary>
/// The address of a page that changes it itself. The browser reports each change later: until the last one is reported, what it reports is
/// older than what the page shows.
/// </summary>
/// <param name="navigation">What knows the browser's address.</param>
internal sealed class PageAddress(NavigationManager navigation)
{
    private int underWay;

    /// <summary>Changes the address.</summary>
    /// <param name="address">The new one, from the server's root.</param>
    /// <param name="replace">Whether the browser's back button passes over the present one.</param>
    public void Change(string address, bool replace = false)
    {
        if (underWay == 0 && navigation.ToAbsoluteUri(address).AbsoluteUri == navigation.Uri)
            return;
        underWay++;
        navigation.NavigateTo(address, replace: replace);
    }

    /// <summary>Takes note of a report.</summary>
    /// <returns>Whether the page has to show what the address says.</returns>
    public bool Arrives()
    {
        underWay = Math.Max(0, underWay - 1);
        return underWay == 0;
    }
}
