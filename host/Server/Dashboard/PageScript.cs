using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace KojiWidgetHarness.Host.Dashboard;

/// <summary>A component's script, attached to its element until the component goes: which may be before the script has come.</summary>
internal sealed class PageScript(IJSRuntime script, string name, IComponent component) : IAsyncDisposable
{
    private readonly DotNetObjectReference<IComponent> owner = DotNetObjectReference.Create(component);
    private IJSObjectReference? attached;
    private bool gone;

    /// <summary>Calls <c>attach(element, owner)</c> of the script; what it gives has a <c>dispose</c>.</summary>
    public ValueTask AttachAsync(ElementReference element) =>
        WhileThePageIsThereAsync(async () =>
        {
            await using var module = await script.InvokeAsync<IJSObjectReference>("import", "/js/dashboard/attach.js");
            if (gone)
                return;
            attached = await module.InvokeAsync<IJSObjectReference>("attach", name, element, owner);
            if (gone)
                await DetachAsync(attached);
        });

    /// <summary>Calls a method of the attached script; nothing before it has come or after the component went.</summary>
    public ValueTask CallAsync(string method, params object?[] values) =>
        gone || attached is null ? ValueTask.CompletedTask : attached.InvokeVoidAsync(method, values);

    public ValueTask DisposeAsync()
    {
        gone = true;
        owner.Dispose();
        return attached is null ? ValueTask.CompletedTask : WhileThePageIsThereAsync(() => DetachAsync(attached));
    }

    private static async Task DetachAsync(IJSObjectReference attached)
    {
        await attached.InvokeVoidAsync("dispose");
        await attached.DisposeAsync();
    }

    // When the page goes, its scripts go with it.
    private static async ValueTask WhileThePageIsThereAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception error) when (error is JSDisconnectedException or OperationCanceledException) { }
    }
}

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
