using System.CommandLine;

namespace KojiWidgetHarness.Cli.Commands;

/// <summary>An option that takes a port.</summary>
internal static class PortOption
{
    public static Option<int> Create(string name, string description, int usual, params string[] aliases)
    {
        var option = new Option<int>(name, aliases) { Description = description, DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 65_535)
                result.AddError($"{result.Option.Name} takes a port from 0 to 65535.");
        });
        return option;
    }
}
