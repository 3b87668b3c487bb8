namespace KojiWidgetHarness.Host.Security;

/// <summary>The end of a ticket, for what it opened.</summary>
internal sealed class TicketEnd : IDisposable
{
    private readonly CancellationTokenSource expiry;
    private readonly CancellationTokenSource first;

    /// <param name="left">How long the ticket is good for; not negative.</param>
    /// <param name="time">By which clock.</param>
    /// <param name="loggedOut">Cancelled when somebody logs out before that.</param>
    public TicketEnd(TimeSpan left, TimeProvider time, CancellationToken loggedOut)
    {
        expiry = new CancellationTokenSource(left, time);
        first = CancellationTokenSource.CreateLinkedTokenSource(expiry.Token, loggedOut);
    }

    /// <summary>Cancelled when it comes.</summary>
    public CancellationToken Token => first.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        first.Dispose();
        expiry.Dispose();
    }
}
