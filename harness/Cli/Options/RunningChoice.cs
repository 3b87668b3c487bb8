using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Machine;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Machine;

namespace KojiWidgetHarness.Cli.Options;

/// <summary>The one of this machine's servers that a command means. It has the tokens that the command line leaves out.</summary>
/// <param name="Kind">What a command looks for, in the plural.</param>
/// <param name="Option">The option that names one.</param>
/// <param name="Address">Its address; null where there is none.</param>
internal sealed record RunningChoice(string Kind, string Option, Func<RunningServers, Uri?> Address)
{
    /// <summary>Finds it.</summary>
    /// <param name="files">Where this account's commands write down what they run.</param>
    /// <param name="choice">What is looked for.</param>
    /// <param name="named">The address on the command line; null without.</param>
    /// <param name="fits">Whether one could be meant.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <returns>Null where none runs that could be meant.</returns>
    /// <exception cref="UsageException">More than one could be meant.</exception>
    public static async Task<RunningServers?> FindAsync(
        ServerFiles files,
        RunningChoice choice,
        WebAddress? named,
        Func<RunningServers, bool> fits,
        CancellationToken cancellation
    )
    {
        var all = await files.FindAsync(cancellation);
        var found = all.Where(fits)
            .Where(servers => choice.Address(servers) is { } address && (named is null || IsSame(address, named.Uri)))
            .ToList();
        return found.Count <= 1
            ? found.FirstOrDefault()
            : throw new UsageException(
                $"{found.Count} {choice.Kind} run on this machine: {string.Join(", ", found.Select(choice.Address))}. Choose one with {choice.Option}."
            );
    }

    // This machine has several names for itself. A token of one server is for no other, so the port has to be the same.
    private static bool IsSame(Uri running, Uri named) => named.IsLoopback && (running.Scheme, running.Port) == (named.Scheme, named.Port);
}
