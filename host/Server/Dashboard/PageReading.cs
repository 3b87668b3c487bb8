namespace KojiWidgetHarness.Host.Dashboard;

/// <summary>What a page reads for as long as it is open; asked for something else, it begins anew.</summary>
internal sealed class PageReading : IDisposable
{
    private readonly CancellationTokenSource left = new();
    private CancellationTokenSource? current;

    public PageReading() => Left = left.Token;

    /// <summary>Cancelled when the page is left. It may be asked for after that, too.</summary>
    public CancellationToken Left { get; }

    /// <summary>Whether anything was begun.</summary>
    public bool Began => current is not null;

    /// <summary>Ends what was being read; what is read instead ends with this.</summary>
    public CancellationToken Begin()
    {
        current?.Cancel();
        current?.Dispose();
        current = CancellationTokenSource.CreateLinkedTokenSource(Left);
        return current.Token;
    }

    public void Dispose()
    {
        left.Cancel();
        left.Dispose();
        current?.Dispose();
    }
}
