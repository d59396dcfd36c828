/** The folder `server`, whether its code runs from `src` or from `dist`. */
export declare const serverDir: string;
/** The folder that holds `shared`, `server` and `admin-ui`. */
export declare const repositoryDir: string;
/** Absolute path of a package's entry file. Throws when the package is not installed. */
export declare function resolvePackage(name: string): string;
