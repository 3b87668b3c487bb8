using KojiWidgetHarness.Cli.Failures;

namespace KojiWidgetHarness.Cli.Values;

/// <summary>What may be in the environment instead of on the command line.</summary>
internal static class Variables
{
    /// <summary>The variable's value; null where it is not set, or empty.</summary>
    /// <exception cref="UsageException">It is something else.</exception>
    public static T? Read<T>(string name, ValueForm<T> form)
        where T : class =>
        Environment.GetEnvironmentVariable(name) is not { Length: > 0 } text ? null
        : form.Read(text, out var value) ? value
        : throw new UsageException($"The variable {name} takes {form.Takes}.");
}
