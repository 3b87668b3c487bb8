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
