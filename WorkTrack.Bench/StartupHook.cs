using System.Runtime.Loader;

/// <summary>
/// Makes this assembly known to a server that lies in another folder, so that it finds the hosting startup in it.
/// The runtime calls it by this name when <c>DOTNET_STARTUP_HOOKS</c> has the assembly's path.
/// </summary>
#pragma warning disable CA1050 // The runtime wants it outside of any namespace.
internal static class StartupHook
#pragma warning restore CA1050
{
    public static void Initialize() => AssemblyLoadContext.Default.Resolving += (context, name) =>
        name.Name == typeof(StartupHook).Assembly.GetName().Name ? typeof(StartupHook).Assembly : null;
}
